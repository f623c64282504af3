namespace HotlineVoice.Sip.Admission;

/// <summary>The seats that may register and call.</summary>
sealed class AccountBook
{
    Dictionary<string, SipAccount> _accounts = [];

    public SipAccount? Find(string user) => _accounts.GetValueOrDefault(user);

    public void Replace(IReadOnlyCollection<SipAccount> accounts) =>
        _accounts = accounts.DistinctBy(account => account.User).ToDictionary(account => account.User);
}
